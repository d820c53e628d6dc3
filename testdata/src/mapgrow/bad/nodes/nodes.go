// Package nodes has trees of nodes to which each new name adds some.
package nodes

import (
	"net/http"
	"strings"
	"sync"
)

// letters is a tree of which each node has few links, and there is no end of nodes.
type letters struct {
	next  map[byte]*letters
	whole bool
}

func (l *letters) step(c byte) *letters {
	to, ok := l.next[c]
	if !ok {
		to = &letters{next: map[byte]*letters{}}
		l.next[c] = to // want mapgrow medium "letters.next gains an entry in .*step"
	}
	return to
}

// words is asked for each word of a client.
type words struct {
	mu    sync.Mutex
	first *letters
}

func (w *words) add(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := w.first
	for i := range len(word) {
		at = at.step(word[i])
	}
	at.whole = true
}

// digits goes down by calling itself.
type digits struct {
	below map[uint8]*digits
	n     int
}

func (d *digits) count(number string) {
	if number == "" {
		d.n++
		return
	}
	to := d.below[number[0]-'0']
	if to == nil {
		to = &digits{below: map[uint8]*digits{}}
		d.below[number[0]-'0'] = to // want mapgrow medium "digits.below gains an entry in .*count"
	}
	to.count(number[1:])
}

// Serve answers at an address.
func Serve(addr string) error {
	w := &words{first: &letters{next: map[byte]*letters{}}}
	var mu sync.Mutex
	d := &digits{below: map[uint8]*digits{}}
	http.HandleFunc("/word", func(_ http.ResponseWriter, r *http.Request) { w.add(r.FormValue("word")) })
	http.HandleFunc("/number", func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		d.count(r.FormValue("number"))
	})
	return http.ListenAndServe(addr, nil)
}

// Routes is a tree that its users fill; the lock of the whole is for its nodes.
type Routes struct {
	mu  sync.Mutex
	top *route
}

type route struct {
	parts map[string]*route
	hits  int
}

// NewRoutes returns an empty tree.
func NewRoutes() *Routes { return &Routes{top: &route{parts: map[string]*route{}}} }

// Hit counts a path.
func (r *Routes) Hit(path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := r.top
	for _, part := range strings.Split(path, "/") {
		to, ok := at.parts[part]
		if !ok {
			to = &route{parts: map[string]*route{}}
			at.parts[part] = to // want mapgrow medium "route.parts gains an entry in .*Hit"
		}
		at = to
	}
	at.hits++
}

// Hits tells of a path.
func (r *Routes) Hits(path string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := r.top
	for _, part := range strings.Split(path, "/") {
		if at = at.parts[part]; at == nil {
			return 0
		}
	}
	return at.hits
}
