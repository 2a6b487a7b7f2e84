//! Reports: one HTML file from a problem and its plan, pure and without a network.
