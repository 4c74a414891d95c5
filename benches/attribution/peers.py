"""ChannelAttribution and DP6's marketing_attribution_models on the same file: python3 peers.py ca|mam FILE"""

import contextlib
import json
import os
import resource
import sys
import time


def timed(work):
    """Seconds by the clock and of the processor."""
    before, start = os.times(), time.perf_counter()
    value = work()
    after = os.times()
    cpu = after.user + after.system - before.user - before.system
    return value, {"wall": time.perf_counter() - start, "cpu": cpu}


def channel_attribution(path):
    import ChannelAttribution
    import pandas

    columns = ("path", "total_conversions")
    named = {"var_value": "total_conversion_value"}
    data, read = timed(lambda: pandas.read_csv(path))

    def run():
        rules = ChannelAttribution.heuristic_models(data, *columns, flg_pro=False, **named)
        chain = ChannelAttribution.markov_model(
            data, *columns, var_null="total_null", sep=">", flg_pro=False, **named
        )
        return rules, chain

    (rules, chain), spent = timed(run)
    of = lambda table, column: dict(zip(table["channel_name"], map(float, table[column])))
    shares = {
        "first": of(rules, "first_touch_conversions"),
        "last": of(rules, "last_touch_conversions"),
        "linear": of(rules, "linear_touch_conversions"),
        "markov": of(chain, "total_conversions"),
    }
    return read, spent, shares


def dp6(path):
    import polars
    from mam import MAM

    def load():
        data = polars.read_csv(path)
        return data.with_columns(
            (polars.col("total_conversions") > 0).alias("converted"),
            (polars.col("total_conversions") + polars.col("total_null")).alias("count"),
        )

    data, read = timed(load)

    def run():
        mam = MAM(
            data,
            format_type="grouped_journey",
            channels_colname="path",
            journey_with_conv_colname="converted",
            occurrences_colname="count",
        )
        return [
            model()
            for model in (mam.run_first_click, mam.run_last_click, mam.run_linear, mam.run_markov)
        ]

    _, spent = timed(run)
    return read, spent, {}


def main(which, path):
    with contextlib.redirect_stdout(sys.stderr):
        read, spent, shares = {"ca": channel_attribution, "mam": dp6}[which](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"read": read, "run": spent, "peak": peak, "shares": shares}))


if __name__ == "__main__":
    main(*sys.argv[1:])
