// Package readgrow reports streams that are read whole into memory although somebody
// else decides how long they are.
//
// One request with a body of ten gigabytes is enough: io.ReadAll returns all of it or
// ends the process.
//
//	func (s *Server) create(w http.ResponseWriter, r *http.Request) {
//		var in item
//		if err := json.NewDecoder(r.Body).Decode(&in); err != nil { // reported
//
// It reports, at medium, the body of a client's request that a handler, or a function
// which handlers call with it, reads to its end or decodes.
//
// At low it reports the bodies of responses, what the other end of a connection sends,
// what a decompressor yields (a limit below the decompressor is none), loops that gather
// every row of a result whose query has no limit, bodies that are decoded value after
// value, and bodies that may have a limit after all: by a handler around this one, by a
// middleware, by a test of the length that the request announces.
//
// At low as well are bodies whose sender is no stranger, or has little time. Where all
// servers of the package that registers the handler listen on a socket file (net.Listen
// with "unix") or on a loopback address that stands in the program, who sends is on the
// machine already. Where all of them are written out as an http.Server with a
// ReadTimeout, a request that takes longer is given up: a sender with a fast line may
// still send much in that time, so it is low and not silent. An address that comes from a
// flag or a file is open, whatever its default.
//
// # How often it was right
//
// Of 32 findings that were read in five rounds, 11 were true, 5 by design and 16 false.
// Reads of the whole body were true in 8 of 11 cases and by design in one; decoders,
// which drop what they have read, true in 3 of 21 and by design in 4. Of the 16 false
// ones 8 have a server with a ReadTimeout, 5 one on a socket file, one is on a loopback
// address: those are at low now, and none of the true ones is. What is left of the
// decoders, 3 true, 4 by design and one false, stays at medium: too few to go by, and the
// true ones are open to everybody.
//
// # What it does not report
//
// Readers with a limit: http.MaxBytesReader, io.LimitReader, io.CopyN; forms, which
// net/http limits; messages of gRPC; files; bodies that are copied to a file or to the
// network; readers of a type of the program's own, which may limit as they like. A
// limit of a thousand million bytes or more counts as none.
//
// # How to fix
//
// Limit the body before it is read, in the handler or in a middleware around all of
// them:
//
//	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
//
// For other streams read from io.LimitReader(r, max+1) and refuse what is longer.
package readgrow
