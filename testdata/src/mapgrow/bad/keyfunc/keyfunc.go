// Package keyfunc composes the keys of its leases, and forgets to in one place.
package keyfunc

import (
	"net/http"
	"strconv"
	"sync"
)

// Leases are held by their owners' names.
type Leases struct {
	mu     sync.Mutex
	owners map[string]string
	whole  map[string]string
}

type lease struct{ Owner, What string }

func leaseKey(owner string, n int) string { return owner + "#" + strconv.Itoa(n) }

func decode(r *http.Request) lease { return lease{r.FormValue("owner"), r.FormValue("what")} }

// Take holds several things at once.
func (l *Leases) Take(_ http.ResponseWriter, r *http.Request) {
	args := decode(r)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range 3 {
		l.owners[leaseKey(args.Owner, i)] = args.What
		l.whole[leaseKey(args.Owner, i)] = args.What
	}
}

// Share holds one thing together with others.
func (l *Leases) Share(_ http.ResponseWriter, r *http.Request) {
	args := decode(r)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.owners[args.Owner] = args.What // want mapgrow medium "Leases.owners"
	l.whole[leaseKey(args.Owner, 0)] = args.What
}

// Give lets everything of an owner go.
func (l *Leases) Give(_ http.ResponseWriter, r *http.Request) {
	args := decode(r)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range 3 {
		delete(l.owners, leaseKey(args.Owner, i))
		delete(l.whole, leaseKey(args.Owner, i))
	}
}
