// Package cache finds what a library's cache lacks: a bound of size, an expiry, a purge.
//
// It follows the object to the calls that make it, at most maxMakings of them, evaluates the
// predicates of the library table on each (options, arguments, calls on the object), and
// follows inserts through wrappers in view to the callers that choose the time to live. A
// predicate that cannot be decided is no fault.
//
// # Example
//
//	c := cache.New(cache.NoExpiration, time.Minute)
//	c.SetDefault(key, v)   // a fault: nothing expires, and there is no size
package cache
