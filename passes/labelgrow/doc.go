// Package labelgrow reports metrics with a label whose values are not few.
//
// Each new value of a label is a new series. The client library keeps it for as long as
// the process runs, the server that collects it keeps it longer, and anyone who can choose
// the value can create as many as they like.
//
//	requests.WithLabelValues(r.URL.Path).Inc() // reported: any path makes a series
//
// It reports vectors of Prometheus and of go-kit, attributes of OpenTelemetry metrics,
// names of VictoriaMetrics and maps of expvar that get a value
//
//   - from outside the program: a path, a header, a user, an address, the text of an error;
//   - that another program, a database or a directory lists at the moment and is asked repeatedly:
//     what has gone keeps its series;
//   - that are keys of a map of the program which come from outside and leave it;
//   - that name an object of a cluster;
//   - at low, made for the one call: a time, a counter, a random id;
//   - at low, that belongs to an object which comes and goes, a peer or a session, where
//     nothing deletes the series of those that have gone.
//
// # What it does not report
//
// Values that are few: constants, enumerations, the pattern of a route, status codes,
// methods of requests (a client may send any, and most programs route by them); values
// that a test keeps to known ones and replaces otherwise; metrics whose series are
// deleted somewhere; labels that are set as the program starts; tags of statsd, which the
// client does not keep.
//
// # How to fix
//
// Use values from a small set: the pattern of the route instead of the path, the class of an error
// instead of its text, a fixed word for what is not known. For objects delete the series
// where the object ends: DeleteLabelValues, DeletePartialMatch. What is
// listed anew each time is best told by constant metrics, made as they are collected; or Reset
// the vector before it is filled.
package labelgrow
