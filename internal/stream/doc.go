// Package stream tells where a stream comes from, a request's body, a response, a
// connection, and what limits its length; and it finds the places where one is read into
// memory whole ([Read]).
//
// A stream is followed through wrappers that the library table knows, parameters and fields.
// A limit counts where every way sets it: http.MaxBytesReader, io.LimitReader, a comparison of
// the length before, a middleware around all handlers.
package stream
