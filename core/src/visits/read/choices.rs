//! Names out of a short list.

use crate::read::choices::choices;
use crate::visits::draft::{Binds, CaregiverKind, PersonLink};

choices! {
    CaregiverKind, Self::Employee, ["employee", "volunteer"];
    Binds, Self::Start, ["start", "end"];
    PersonLink, Self::Same, ["same", "prefer-same", "different"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<CaregiverKind>();
        all_read::<Binds>();
        all_read::<PersonLink>();
    }
}
