// Package lockgrow reports maps that keep one lock for each key and never drop one.
//
// A lock, limiter, semaphore or worker for each key, made when the key is first
// asked for and found again later, is a map that grows with every new key:
//
//	func (k *keyed) lock(key string) *sync.Mutex {
//		k.mu.Lock()
//		defer k.mu.Unlock()
//		m, ok := k.locks[key]
//		if !ok {
//			m = new(sync.Mutex)
//			k.locks[key] = m // reported: no lock is ever dropped
//		}
//		return m
//	}
//
// # What it does not report
//
// Locks that are counted and removed at zero, a fixed number of locks chosen by a
// hash, locks for keys that are few by their type, locks made at set-up.
//
// # How to fix
//
// Count the users of each lock and delete the key when the count falls to zero, or
// use an array of locks indexed by a hash of the key.
package lockgrow
