// Package distinct appends what is not yet there; what clients send is never all
// there.
package distinct

import (
	"net/http"
	"slices"
	"strings"
	"sync"
)

var verbs = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut}

// Census counts what kinds of requests there are.
type Census struct {
	mu     sync.Mutex
	agents []string
	used   []string
}

// NewCensus returns a census of nobody.
func NewCensus() *Census { return &Census{} }

// ServeHTTP notes a request.
func (c *Census) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ua := r.UserAgent(); !slices.Contains(c.agents, ua) {
		c.agents = append(c.agents, ua) // want slicegrow medium "Census.agents"
	}
	if slices.Contains(verbs, r.Method) && !slices.Contains(c.used, r.Method) {
		c.used = append(c.used, r.Method)
	}
	_, _ = w.Write([]byte(strings.Join(c.used, " ")))
}
