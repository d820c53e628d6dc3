// Package attempts keeps the times of failed logins, drops old times of whoever
// tries again, and forgets an address on success only.
package attempts

import (
	"net"
	"net/http"
	"sync"
	"time"
)

const window = 10 * time.Minute

// Guard refuses who fails too often.
type Guard struct {
	check func(user, password string) bool

	mu    sync.Mutex
	fails map[string][]time.Time
	users map[string][]time.Time
}

// NewGuard asks check whether a password is right.
func NewGuard(check func(user, password string) bool) *Guard {
	g := &Guard{check: check, fails: map[string][]time.Time{}, users: map[string][]time.Time{}}
	go func() {
		for range time.Tick(window) {
			g.tidy()
		}
	}()
	return g
}

func recent(all []time.Time) []time.Time {
	left := all[:0]
	for _, at := range all {
		if time.Since(at) < window {
			left = append(left, at)
		}
	}
	return left
}

// ServeHTTP logs in.
func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	user, password, _ := r.BasicAuth()
	if g.tooMany(host, user) {
		http.Error(w, "later", http.StatusTooManyRequests)
		return
	}
	if g.check(user, password) {
		g.Forgive(host)
		return
	}
	g.failed(host, user)
	http.Error(w, "wrong", http.StatusUnauthorized)
}

func (g *Guard) failed(host, user string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.fails[host] = append(recent(g.fails[host]), time.Now()) // want cachegrow medium "Guard.fails"
	g.users[user] = append(recent(g.users[user]), time.Now())
}

func (g *Guard) tooMany(host, user string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	left := recent(g.fails[host])
	if len(left) == 0 {
		delete(g.fails, host)
	}
	return len(left) > 5 || len(g.users[user]) > 20
}

// Forgive forgets what an address did.
func (g *Guard) Forgive(host string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.fails, host)
}

func (g *Guard) tidy() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for user, all := range g.users {
		if left := recent(all); len(left) > 0 {
			g.users[user] = left
		} else {
			delete(g.users, user)
		}
	}
}
