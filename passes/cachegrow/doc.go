// Package cachegrow reports caches that keep everything: entries that never expire,
// caches without a bound, and an expiry that only hides.
//
// What such a value means is a matter of the library. A duration of 0 means "the
// cache's default" in one, "never" in the next, "at once" in a third, and an option that
// is left out means something else again. The rule knows them by a table of cache
// libraries, joins each insert with the call that made the cache, and says what
// the values mean there:
//
//	pages := cache.New(cache.NoExpiration, time.Minute)
//
//	func (s *Server) keep(path string, p page) {
//		s.pages.Set(path, p, cache.DefaultExpiration) // reported: the default is "never"
//	}
//
// It reports:
//
//   - an insert whose expiration is "never", given or by default, into a cache without a
//     size;
//   - a cache that has neither size nor expiry;
//   - an expiry without anything that removes: a cleaner with the interval 0, one that
//     must be started and is not, a purge that nobody calls;
//   - a cache made by hand: a map whose values hold a time that look-ups compare, where
//     old entries go only if the same key comes again, or not at all.
//
// # What it does not report
//
// Caches with a size, with or without an expiry; caches whose options cannot be read,
// because they come from configuration or from a caller outside the analyzed packages; inserts at set-up,
// under constant keys, and into a cache that lives for a call; maps that a timer sweeps,
// that a size test cuts, or whose entries leave in the order of their age. A cache from
// which events remove single keys is left alone, but for maps with an expiry of their own:
// there such removals are corrections.
//
// Entries that stay in another process (redis, memcache) are reported at low: they may
// be meant to stay.
//
// # How to fix
//
// Give entries a life and let something remove them, or give the cache a size; the
// message names what the library offers. For a map, sweep old entries on a timer or cap
// their number. If the keys are bounded by design, say so where the cache is declared:
//
//	pages *cache.Cache //growthlint:bounded one entry for each template
package cachegrow
