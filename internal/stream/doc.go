// Package stream tells where a stream comes from, a request's body, a response, a
// connection, and what limits its length; and it finds the places where one is read into
// memory whole ([Read]).
//
// A stream is followed through wrappers that the library table knows, parameters and fields.
// A limit counts where every way sets it: http.MaxBytesReader, io.LimitReader, a comparison of
// the length before, a middleware around all handlers.
//
// # Example
//
//	body, _ := io.ReadAll(r.Body)                               // whole, from a peer
//	body, _ := io.ReadAll(http.MaxBytesReader(w, r.Body, 1e6))  // limited
//
// # Cases
//
//   - Middleware: a function that puts a shortened body into a request and hands the request
//     on to a handler which is not seen, such as a mux, makes the bodies of all handlers low;
//     a reader that a function out of view has made around the body counts as shortened.
//   - Streams are followed back from the call that reads them, along readers around readers,
//     results, callers and fields, to a row that says who decides their length. The limits
//     that count lie on that way: a reader with a limit, a limit put into the request by the
//     function, or by all functions that hand it on directly, a test of the announced length
//     that also turns away requests without one. A limit that stands elsewhere (a handler
//     around this one, a middleware) makes a body low. The finding lies at the read, not at
//     the handlers: the helper is where one limit mends all. A reader of a type of the
//     program's own ends the way: it may limit.
//   - Undone: a limit that a stream has where it is handed to a decompressor shows that its length
//     matters, and limits nothing of what comes out: medium where a client's request is read whole.
//     A constant of at most five digits is one on what comes out as well, a thousand times as much.
//   - Servers (servers.go): who sends a body, and for how long he may, is asked of the servers
//     of the packages that hand the handler on. If each of them listens on a socket file or on
//     a loopback address that stands in the program, the body is low; so it is if each is
//     written out as an http.Server with a ReadTimeout. Which server has which handler is not
//     followed: a package is as open as its most open server, one that sets up none is open,
//     and so are servers of other libraries. An address from a flag, a file or a caller out of
//     view is open, whatever its default, which errs towards findings; a package whose own
//     servers are closed and whose handlers another one serves as well errs towards low. Of
//     the 16 false ones of 32 labels of five rounds, 14 have such servers, and no true one has
//     (of the mirrors at hand this was run, of the others read). Decoders were true in 3 of 21
//     cases and by design in 4, and are in 3 and 4 of the 8 that stay: close to two in five
//     and above four in five, of too few to take them down, and all three true ones are public
//     and unauthenticated. Reads of the whole body were true in 8 of 11.
package stream
