// @ts-check
/** The figures in which parts are compared with everything else: what a channel or a shop can be good at. */
export const POINTS = [
  ...["aov", "conversion_rate", "bounce_rate", "repeat_rate", "purchase_frequency", "omnichannel_ratio", "cac"],
  ...["nps", "csat", "ces", "response_time", "resolution_time", "resolution_rate", "loyalty_enrolment"],
];
