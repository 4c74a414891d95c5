// @ts-check
/**
 * The sample's maturity audit: what the departments of Maison Verdier say of themselves. Beside the sample's files it
 * meets every verdict: corroborated (the loyalty programme), contradicted (retention), under-declared (recognising the
 * customer), mixed (bridges), and not tested (whatever the files hold nothing of).
 */

/** A practice, its grade of evidence, and who gives it which score; `@` names the store spoken of. */
const SAID = `
customer.identification 2 crm=2 store_ops=1.5 ecommerce=2.25
customer.shared_view 1 customer_service=1 store_ops=1.5 it=3
customer.ownership 0 executive=3.25 store_ops=1.5
customer.consent_trust 2 dpo=2.5 crm=2
systems.product_stock 1 it=2 supply=1.5 store_ops=1.25
systems.order_tracking 0 it=3 customer_service=2.5
systems.customer_sync 1 it=1.5 crm=1
systems.architecture 2 it=1.5
journey.mapping 2 marketing=2 customer_service=1.5
journey.bridges 1 store_ops@Paris=3 store_ops@Lyon=2.5 store_ops@Genève=3 ecommerce=3
journey.transfer 0 customer_service=1.25 store_ops=1
journey.usability 0 ecommerce=3 store_ops=2
organisation.transparency 0 executive=3 marketing=1.25 customer_service=1
organisation.economic_model 2 finance=1.5 executive=2
organisation.allocation_incentives 1 sales=1 store_ops=0.5 finance=1
organisation.leadership_case 0 executive=3 finance=2.25
measurement.referential 2 analytics=2.25 finance=2
measurement.dashboard 0 analytics=2.5 executive=3
measurement.targets 1 executive=1.5 marketing=1
measurement.experiments 1 analytics=1 marketing=1.25
measurement.review_loop 0 executive=1.5
attribution.touchpoints 2 analytics=2.5 marketing=2
attribution.models 1 analytics=2
attribution.cross_effects 0 analytics=1 store_ops=1
attribution.causal 0 analytics=0.5
data_crm.repository 0 crm=2.5 it=3
data_crm.quality 1 it=2 analytics=1.5
data_crm.segmentation 2 crm=2.25 marketing=2
consistency.product_info 1 product=2 ecommerce=2
consistency.price_promo 0 pricing=3 store_ops=2.5
consistency.service_parity 3 store_ops@Paris=2 store_ops@Lyon=1 store_ops@Genève=1.5
consistency.common_codes 1 it=1.5 analytics=1.25
voice.direct 2 cx=2 marketing=1.5
voice.indirect 1 customer_service=1
voice.inferred 1 analytics=1.5
voice.closing_loop 0 cx=1 customer_service=0.5
service_loyalty.care 0 customer_service=2.5
service_loyalty.returns 1 store_ops=2 customer_service=2
service_loyalty.loyalty_programme 2 crm=2.5 store_ops=2.5
service_loyalty.retention 0 crm=3.25 marketing=3.5
`;

const DAY = "2026-11-16";

/** @param {string} said */
function answer(said) {
  const [who, score] = said.split("=");
  const [dept, entity = ""] = who.split("@");
  const level = Math.floor(Number(score));
  return { dept, entity, level, coverage: Number(score) - level, day: DAY };
}

/** The audit's answers, as an audit file holds them. */
export function sampleAnswers() {
  const rows = SAID.trim()
    .split("\n")
    .map((line) => line.split(" "));
  const practices = Object.fromEntries(
    rows.map(([id, evidence, ...said]) => [id, { evidence: Number(evidence), answers: said.map(answer) }]),
  );
  const unknown = { dept: "crm", special: "do_not_know", day: DAY };
  return {
    ...{ profile: "retail_network", goal: "loyalty", day: DAY },
    practices: { ...practices, "data_crm.personalisation": { answers: [unknown, answer("marketing=1.25")] } },
    entities: { Paris: 5, Lyon: 3, Genève: 2 },
    front: { dept: "store_ops", day: DAY },
  };
}
