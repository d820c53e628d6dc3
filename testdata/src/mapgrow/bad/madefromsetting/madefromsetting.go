// Package madefromsetting has maps that grow where an object that was made with the words of
// environment variables does its work: no switch for those who debug.
package madefromsetting

import (
	"errors"
	"net/http"
	"os"
)

// remote is a store at an address.
type remote struct{ addr string }

func open(addr string) *remote { return &remote{addr: addr} }

func (r *remote) compile(text string) (int, error) {
	if r.addr == "" {
		return 0, errors.New("no address")
	}
	return len(text), nil
}

// Plans keeps a plan for each text of a query.
type Plans struct {
	at    *remote
	plans map[string]int
}

// New makes one for the store that a variable names.
func New() *Plans { return &Plans{at: open(os.Getenv("STORE")), plans: map[string]int{}} }

// ServeHTTP keeps the plan of a query.
func (p *Plans) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text := r.FormValue("query")
	if _, ok := p.plans[text]; ok {
		return
	}
	plan, err := p.at.compile(text)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	p.plans[text] = plan // want mapgrow high "Plans.plans gains an entry in .*, keyed by"
}
