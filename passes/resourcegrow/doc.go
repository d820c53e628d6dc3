// Package resourcegrow reports things that hold more than memory (connections, clients,
// transports, watchers, tickers, database handles, contexts) and that are made repeatedly
// without being released.
//
//	func (r *Resolver) lookup(url string) (*http.Response, error) {
//		client := &http.Client{Transport: &http.Transport{}} // reported: its idle connections stay
//		return client.Get(url)
//	}
//
// It reports
//
//   - what the library table says has to be closed, stopped or cancelled, made for each
//     event and neither released nor kept nor handed on;
//   - one that is released on some way out of a function and left on another: the body of
//     a response at an early return before the defer, the rows of a query where the first
//     one was enough, a transaction where a statement of it fails, a process that nobody
//     waits for;
//   - what an analyzed function returns of that kind, dropped by its caller;
//   - the result of any call that nothing releases here, while the result of the same
//     call is closed elsewhere, and at least as often as not;
//   - a field or variable that takes a new connection or client while the one it held is
//     not released, on a reconnect for instance;
//   - a function that releases something, discarded beside the result it belongs to; at
//     low where it cannot be seen to release anything.
//
// Tickers count where the module's go line is below 1.23: since then a ticker that
// nobody refers to is collected.
//
// # What it does not report
//
// What is made at set-up, returned, sent, or put into a container; what is handed to code
// that may release it; a body that is read at all; rows, transactions and answers that end
// with a context which a caller hands down; a transport without keep-alive or with a time
// after which idle connections end; what is made only while its field is nil. A context
// whose cancel function is not called is left to vet. Ways out on which something has failed
// that never does (a function that returns no error in any case) are none; where only a method
// has failed that hardly ever does (Scan of rows, Chmod or Stat of an open file), the finding is
// low: of four such findings on heads none was true.
//
// # How to fix
//
// Make one and share it, or release it with defer; release the previous one before it is
// replaced. The defer comes as a fix (-diff, -fix) for tickers, files and connections that
// nothing else can have, outside of loops.
package resourcegrow
