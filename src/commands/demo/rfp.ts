interface RfpLine {
  readonly statement: string;
  readonly importance: string;
  readonly capability: string | null;
}

const line = (importance: string, capability: string | null, statement: string): RfpLine => ({
  statement,
  importance,
  capability,
});

/** Forty requirements as a county might ask them; a dozen are not looked at yet. */
export const RFP: readonly RfpLine[] = [
  line("must", "dispatch-board", "Dispatchers assign work on a board"),
  line("must", "offline-orders", "Work orders can be completed without a network"),
  line("must", "sso-saml", "Staff sign in with county accounts"),
  line("must", "erp-invoices", "Invoices reach the finance system within a day"),
  line("must", "job-history", "Jobs of the last eight years are carried over"),
  line("must", "sla-clock", "Response times are measured by contract"),
  line("must", null, "Records are kept for seven years"),
  line("must", null, "Data stays in the country"),
  line("should", "van-stock", "Stock on a vehicle can be seen by part"),
  line("should", "photo-proof", "Photos are attached to finished work"),
  line("should", "approval-path", "Work above a sum is approved by two people"),
  line("should", "reports", "Reports can be printed in Spanish"),
  line("should", "route-planning", "Tours are planned by traffic"),
  line("should", "scim", "Accounts of leavers close by themselves"),
  line("should", "customer-portal", "Residents report a pothole online"),
  line("should", "erp-two-way", "Budgets come back from the finance system"),
  line("should", "dispatch-board", "Shifts are shown by crew"),
  line("should", "sla-clock", "A manager is told before a deadline passes"),
  line("should", "offline-orders", "Forms are filled in on a tablet"),
  line("should", "photo-proof", "Signatures are taken on the device"),
  line("should", "reports", "Monthly figures go to the council"),
  line("should", "job-history", "Old work orders can be searched"),
  line("should", null, "Screens can be read with a screen reader"),
  line("should", null, "Training is given at three sites"),
  line("should", null, "Support answers during storm shifts"),
  line("should", null, "Vehicles are tracked by GPS"),
  line("should", null, "Tools are lent and returned by barcode"),
  line("could", "route-planning", "Snow routes are kept apart"),
  line("could", "customer-portal", "Residents see when a crew comes"),
  line("could", "van-stock", "Low stock is ordered by itself"),
  line("could", "reports", "A map of open work is on the wall"),
  line("could", "approval-path", "Overtime is approved on a phone"),
  line("could", "dispatch-board", "Colours are chosen by each depot"),
  line("could", "sla-clock", "Seasonal contracts have other hours"),
  line("could", null, "Weather warnings appear on the board"),
  line("could", null, "Sensors in pumps open a work order"),
  line("could", null, "Asphalt volumes are estimated"),
  line("could", null, "Crews vote for a vehicle"),
  line("wont", "customer-portal", "Residents pay fees online"),
  line("wont", null, "Drones inspect bridges"),
];
