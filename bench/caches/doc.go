// Package caches confirms, against the real libraries, what the library table says of
// caches: each test makes a cache in two ways, fills it, waits for what may be removed to
// be removed, counts what is still there, and asks the table's predicate the same
// question. The module is its own so that the tool does not depend on the libraries.
package caches
