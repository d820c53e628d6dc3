package relay

import "sync"

// topicLocks gives each topic a lock, so that publishers of one topic take
// turns while those of others go on.
type topicLocks struct {
	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

func newTopicLocks() *topicLocks {
	return &topicLocks{locks: make(map[string]*sync.Mutex)}
}

// of returns the lock of a topic.
func (l *topicLocks) of(topic string) *sync.Mutex {
	l.mu.Lock()
	defer l.mu.Unlock()
	lock, ok := l.locks[topic]
	if !ok {
		lock = &sync.Mutex{}
		l.locks[topic] = lock
	}
	return lock
}

// nameLocks gives each client name a lock for as long as somebody holds it or
// waits for it.
type nameLocks struct {
	mu    sync.Mutex
	locks map[string]*nameLock
}

type nameLock struct {
	sync.Mutex
	users int // holder and waiters, guarded by nameLocks.mu
}

func newNameLocks() *nameLocks {
	return &nameLocks{locks: make(map[string]*nameLock)}
}

// acquire locks name and returns the function that unlocks it.
func (l *nameLocks) acquire(name string) (release func()) {
	l.mu.Lock()
	lock, ok := l.locks[name]
	if !ok {
		lock = &nameLock{}
		l.locks[name] = lock
	}
	lock.users++
	l.mu.Unlock()

	lock.Lock()
	return func() {
		lock.Unlock()
		l.mu.Lock()
		defer l.mu.Unlock()
		lock.users--
		if lock.users == 0 {
			delete(l.locks, name)
		}
	}
}
