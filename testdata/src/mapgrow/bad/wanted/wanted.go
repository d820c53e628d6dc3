// Package wanted keeps something for each rule that an administrator has set, and lets go of it
// when the rule is gone: that is no end of what the rule counts.
package wanted

import (
	"net/http"
	"sync"
)

// Rule is one of those that are set.
type Rule struct {
	ID    string
	Most  int
	Print string
}

type state struct {
	print string
	used  map[string]int
}

// Rules are those in force.
type Rules struct {
	mu    sync.Mutex
	state map[string]*state
}

// New returns no rules.
func New() *Rules { return &Rules{state: map[string]*state{}} }

// Set puts rules into force, and others out of it.
func (r *Rules) Set(rules []Rule) {
	wanted := make(map[string]string)
	for _, rule := range rules {
		wanted[rule.ID] = rule.Print
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, s := range r.state {
		if print, ok := wanted[id]; !ok || s.print != print {
			delete(r.state, id)
		}
	}
	for id, print := range wanted {
		if _, ok := r.state[id]; !ok {
			r.state[id] = &state{print: print, used: map[string]int{}}
		}
	}
}

// allow counts a use under a rule.
func (r *Rules) allow(rule Rule, by string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.state[rule.ID]
	if s == nil || s.print != rule.Print {
		s = &state{print: rule.Print, used: map[string]int{}}
		r.state[rule.ID] = s
	}
	s.used[by]++ // want mapgrow medium "state.used"
	return s.used[by] <= rule.Most
}

// Serve serves under the rules, and lets an administrator set them.
func Serve(addr string, load func() []Rule) error {
	r := New()
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /rules", func(w http.ResponseWriter, _ *http.Request) { r.Set(load()) })
	mux.HandleFunc("GET /", func(w http.ResponseWriter, q *http.Request) {
		for _, rule := range load() {
			if !r.allow(rule, q.RemoteAddr) {
				http.Error(w, "later", http.StatusTooManyRequests)
				return
			}
		}
	})
	return http.ListenAndServe(addr, mux)
}
