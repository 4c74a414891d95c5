"""The peers of the models: lifetimes fits CDNOW, pandas makes RFM of a file of orders. Times in seconds, as JSON."""

import json
import sys
import time
import warnings

import pandas as pd
from lifetimes import BetaGeoFitter
from lifetimes.utils import calibration_and_holdout_data

warnings.filterwarnings("ignore")
cdnow, orders, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])


def timed(work):
    """What work gives, and the shortest of so many runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        value = work()
        best = min(best, time.perf_counter() - start)
    return value, best


bought = pd.read_csv(cdnow, sep=r"\s+", header=None, names=["master", "id", "day", "quantity", "amount"])
bought["day"] = pd.to_datetime(bought["day"], format="%Y%m%d")
summary = calibration_and_holdout_data(
    bought, "id", "day", calibration_period_end="1997-09-30", observation_period_end="1998-06-30", freq="D"
)
frequency, recency, age = (summary[f"{name}_cal"] for name in ("frequency", "recency", "T"))
fitted, fit_time = timed(lambda: BetaGeoFitter().fit(frequency, recency / 7, age / 7))

frame, read_time = timed(lambda: pd.read_csv(orders, parse_dates=["ordered_at"]))


def rfm():
    """Quintiles of recency, frequency and revenue by customer, equals split by rank."""
    last = frame["ordered_at"].max()
    by = frame.groupby("customer_id").agg(
        at=("ordered_at", "max"), frequency=("order_id", "size"), revenue=("revenue", "sum")
    )
    by["recency"] = (last - by["at"]).dt.days
    scores = [
        pd.qcut(by[name].rank(method="first"), 5, labels=False) + 1 for name in ("recency", "frequency", "revenue")
    ]
    return pd.concat(scores, axis=1).value_counts().shape[0], len(by)


(_, customers), rfm_time = timed(rfm)
print(
    json.dumps(
        {
            "fit": fit_time,
            "parameters": [float(value) for value in fitted.params_],
            "read": read_time,
            "rfm": rfm_time,
            "customers": customers,
        }
    )
)
