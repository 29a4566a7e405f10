/** 邮政企业, as proofs of posting name them. Only these carry replies (国办公开办函〔2016〕235号第二项). */
export const postalCarriers = ['邮政', 'EMS', 'ems', '特快专递', '机要通信'] as const
