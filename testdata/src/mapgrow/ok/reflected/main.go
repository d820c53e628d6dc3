// Command reflected has functions called by reflection, for what they take.
package main

import (
	"errors"
	"net/http"
	"reflect"
	"sync"
)

type joined struct{ who string }

type left struct{ who string }

// hub calls what was given to it.
type hub struct {
	mu   sync.Mutex
	subs map[reflect.Type]sub
	all  []reflect.Value
}

type sub struct {
	call reflect.Value
	last bool
}

func newSub(f any, last bool) (sub, error) {
	v := reflect.ValueOf(f)
	out := sub{call: v}
	if v.Type().Kind() != reflect.Func {
		return out, errors.New("no function")
	}
	out.last = last
	return out, nil
}

func (h *hub) on(f any) {
	s, err := newSub(f, false)
	if err != nil {
		panic(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.subs[s.call.Type().In(0)] = s
}

func (h *hub) tell(what any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	v := reflect.ValueOf(what)
	h.subs[v.Type()].call.Call([]reflect.Value{v})
}

// names are those who are there.
type names struct {
	mu sync.Mutex
	in map[string]int
}

func (n *names) add(who string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.in[who]++
}

func (n *names) drop(who string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.in, who)
}

func newNames(h *hub) *names {
	n := &names{in: map[string]int{}}
	h.on(func(j joined) { n.add(j.who) })
	h.on(func(l left) { n.drop(l.who) })
	return n
}

func main() {
	h := &hub{subs: map[reflect.Type]sub{}}
	n := newNames(h)
	http.HandleFunc("/in/{who}", func(w http.ResponseWriter, r *http.Request) {
		n.add(r.PathValue("who"))
		h.tell(joined{r.PathValue("who")})
	})
	http.HandleFunc("/out/{who}", func(w http.ResponseWriter, r *http.Request) { h.tell(left{r.PathValue("who")}) })
	http.ListenAndServe(":80", nil)
}
