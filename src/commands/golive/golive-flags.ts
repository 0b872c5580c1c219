export interface GoliveFlags {
  readonly check?: boolean;
  readonly decision?: string;
  readonly condition?: readonly string[];
  readonly side?: string;
  readonly acceptedBy?: string;
  readonly decidedBy?: string;
  readonly why?: string;
  readonly live?: boolean;
  readonly on?: string;
  readonly confirmedBy?: string;
  readonly release?: string;
  readonly ring?: boolean;
  readonly creditSales?: string;
  readonly creditServices?: string;
  readonly creditCustomer?: string;
  readonly firstValue?: string;
  readonly announce?: string;
  readonly rolledBack?: boolean;
}
