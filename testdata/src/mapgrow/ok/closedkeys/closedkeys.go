// Package closedkeys keeps things under keys that are made of few values each: words in the
// code, names of the configuration, numbers of workers, remainders, types.
package closedkeys

import (
	"fmt"
	"maps"
	"net"
	"reflect"
	"slices"
	"sync"
)

// Config is read at the start.
type Config struct {
	Doors map[string]string
}

var config Config

// door is a kind and a name.
type door struct{ kind, name string }

var guests = struct {
	sync.Mutex
	now map[door]int
}{now: map[door]int{}}

// enter counts somebody in.
func enter(kind, name string) {
	d := door{kind, name}
	guests.Lock()
	defer guests.Unlock()
	guests.now[d]++
	show(func() { fmt.Println(guests.now[d]) })
}

func show(do func()) { do() }

// Serve opens all doors.
func Serve() {
	for _, name := range slices.Sorted(maps.Keys(config.Doors)) {
		go serve("front", name, config.Doors[name])
	}
	enter("back", "staff")
}

func serve(kind, name, addr string) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return
	}
	defer l.Close()
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			enter(kind, name)
			_ = conn.Close()
		}()
	}
}

// split tells who does what.
type split interface{ of(id uint64) uint64 }

type even struct{ n uint64 }

func (e even) of(id uint64) uint64 { return id % e.n }

// Pool works.
type Pool struct {
	mu    sync.Mutex
	split split
	done  map[uint64]int
	parts map[uint64]int
	kinds sync.Map
}

// NewPool starts n workers.
func NewPool(n uint64, jobs <-chan uint64) *Pool {
	p := &Pool{split: even{n}, done: map[uint64]int{}, parts: map[uint64]int{}}
	for i := uint64(1); i <= n; i++ {
		number := i
		go func() {
			for j := range jobs {
				p.work(number, j)
			}
		}()
	}
	return p
}

func (p *Pool) work(number, job uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done[number]++
	p.parts[p.split.of(job)]++
}

// HandleValue notes the type of a value.
func (p *Pool) HandleValue(v any) {
	t := reflect.TypeOf(v)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if _, ok := p.kinds.Load(t); !ok {
		p.note(t, t.NumField())
	}
}

func (p *Pool) note(t any, n int) { p.kinds.Store(t, n) }

// Rounds goes round and round.
type Rounds struct {
	mu   sync.Mutex
	at   int
	many int
	hits map[int]int
}

// HandleTurn takes the next place, of so many.
func (r *Rounds) HandleTurn() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hits[r.at]++
	r.at++
	if r.at >= r.many {
		r.at = 0
		return false
	}
	return true
}
