// Package label finds the metrics whose labels take values that are not few, and what of their
// series is ever deleted.
//
// # Example
//
//	requests.WithLabelValues(r.URL.Path).Inc()   // a series for each path that a peer sends
//
// # Cases
//
//   - Few values: what the library table calls few (the pattern of a route) is few as a key of
//     a container as well as in a label.
//   - Labels: the origin of a label is asked more strictly than that of a key. What was
//     received from a channel is what was sent there; a parameter of a handler that is not the
//     request is what its callers pass; a value that a look-up or a function in view has let
//     pass is one of those that exist; a URL is as foreign as what it was read from; requests
//     that the program sends are its own. A metric is named by the field or variable that
//     holds it, declared in view or not; one call that deletes series of it silences it. The
//     name of an object of a cluster is one of those that come and go, whoever answers with it
//     (many in the library table). What the program makes an object for is low, as every
//     other series for each object.
//   - Listed elsewhere: what is decoded from a response, scanned from the rows of a result or read
//     from a directory (fills and lists in the library table) names what is there at the moment,
//     and is asked for again: the series of what has gone stay. One object alone, such as the
//     version of a server, is not counted: its values seldom change. What the request of a client
//     is decoded into comes from outside.
//   - Entries of another container: values ranged from the keys of a map that come from outside and
//     from which entries go. One that nothing shrinks is told for itself.
//   - Beside: a function that deletes series of two or more metrics of an object and of this one
//     none is named with the finding.
//   - Sent: of a value that is received from a channel the origin is that of what code in view sends
//     there. A metric in a field lives as long as what holds it.
package label
