// Two nodes of a kind with the same unique property
CREATE (:Publisher {id: $id}) // if $publisher
CREATE (:Publisher {id: $id}) // if $publisher
CREATE (:Report {id: $id + 'a', url: $id}) // if $report
CREATE (:Report {id: $id + 'b', url: $id}) // if $report
CREATE (:Claim {id: $id}) // if $claim
CREATE (:Claim {id: $id}) // if $claim
CREATE (:Deal {id: $id + 'a', key: $id}) // if $deal
CREATE (:Deal {id: $id + 'b', key: $id}) // if $deal
CREATE (:Change {id: $id + 'a', sequence: 1}) // if $change
CREATE (:Change {id: $id + 'b', sequence: 1}) // if $change
CREATE (:Report {id: $id + 'a'}) // if $background
CREATE (:Report {id: $id + 'b'}) // if $background
RETURN 1 AS done
