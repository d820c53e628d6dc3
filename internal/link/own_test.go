package link_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/link/linktest"
)

// store takes keys from requests.
const store = `
import ("net/http"; "sync")

type worker struct{ in chan int }

func (w *worker) run() { for range w.in {} }

type S struct {
	sizes   map[string]int
	locks   sync.Map
	workers map[string]*worker
}

var s = &S{sizes: map[string]int{}, workers: map[string]*worker{}}

func init() { http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { s.take(r.FormValue("key")) }) }

`

// What link's own phases find out of events: which inserts meet a key that is there, which of them
// there is room for, and which values are locks or have a goroutine each.
func TestOwnPhases(t *testing.T) {
	for name, tt := range map[string]struct {
		body, of           string
		grows, overwrites  int
		room, lock, worker bool
		rule               string
	}{
		"a key that is new":      {body: `s.sizes[k] = 1`, of: "S.sizes", grows: 1, rule: "mapgrow"},
		"a key that was found":   {body: `if _, ok := s.sizes[k]; ok { s.sizes[k] = 1 }; s.sizes[k+"."] = 1`, of: "S.sizes", grows: 1, overwrites: 1, rule: "mapgrow"},
		"each key that is there": {body: `for k := range s.sizes { s.sizes[k]++ }; s.sizes[k] = 1`, of: "S.sizes", grows: 1, overwrites: 1, rule: "mapgrow"},
		"below a length":         {body: `if len(s.sizes) < 9 { s.put(k) }`, of: "S.sizes", grows: 1, room: true, rule: "mapgrow"},
		"a lock for each":        {body: `s.locks.LoadOrStore(k, &sync.Mutex{})`, of: "S.locks", grows: 1, lock: true, rule: "lockgrow"},
		"a value for each":       {body: `s.locks.LoadOrStore(k, &worker{})`, of: "S.locks", grows: 1, rule: "mapgrow"},
		"a goroutine for each":   {body: `w := &worker{in: make(chan int)}; s.workers[k] = w; go w.run()`, of: "S.workers", grows: 1, worker: true, rule: "lockgrow"},
		"an object, and no more": {body: `w := &worker{in: make(chan int)}; s.workers[k] = w`, of: "S.workers", grows: 1, rule: "mapgrow"},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, store+"func (s *S) put(k string) { defer println(); s.sizes[k] = 1 }\nfunc (s *S) take(k string) { "+tt.body+" }")
			c := linktest.Container(t, p, tt.of)
			grows, room := 0, false
			for _, e := range c.Grows {
				if e.Roots.Live() {
					grows, room = grows+1, room || e.Room
				}
			}
			assert.Equal(t, tt.grows, grows)
			assert.Len(t, c.Overwrites, tt.overwrites)
			assert.Equal(t, tt.room, room)
			assert.Equal(t, tt.lock, c.Value.Lock)
			assert.Equal(t, tt.worker, p.Evidence(c).Worker)
			assert.Equal(t, tt.rule, p.Rule(c))
		})
	}
}
