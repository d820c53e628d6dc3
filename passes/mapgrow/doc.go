// Package mapgrow reports maps that take new keys and never lose one.
//
// A map in a long-lived holder that code reached by events inserts into, and from
// which nothing that runs while the holder lives deletes, grows for as long as the
// process runs. The same holds for sync.Map and for the maps and sets of libraries.
//
//	type Server struct {
//		mu       sync.Mutex
//		sessions map[string]*session
//	}
//
//	func (s *Server) accept(id string, c *session) {
//		s.mu.Lock()
//		defer s.mu.Unlock()
//		s.sessions[id] = c // reported: nothing deletes a session
//	}
//
// A delete counts if it is reached while the holder lives, takes keys of the shape
// that was inserted, and is not only the holder's own end, a test, or an expiry that
// waits for the same key to come back.
//
// # What it does not report
//
// Maps filled at set-up, by constructors, or on an object that the same call has
// made; keys that are few by their type or origin (enumerations, constants, types,
// masked hashes); maps with a size test; maps rebuilt or swept; maps of holders that
// live for a call. A map of locks is lockgrow's.
//
// Where a whole module of several packages is analysed and all that inserts are exported functions
// which nothing in it calls, into an object of which nothing says how long it lives, the finding is
// low: of ten such findings, in maps and lists, none was true and one by design.
//
// # How to fix
//
// Delete the key where the object behind it ends (disconnect, close, unregister), sweep
// stale keys on a timer, or give the map a size limit. If the keys are bounded by
// design, say so where the map is declared:
//
//	sessions map[string]*session //growthlint:bounded one for each configured tenant
package mapgrow
