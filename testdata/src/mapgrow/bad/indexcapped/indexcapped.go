// Package indexcapped holds a queue to a size and forgets the index beside it.
package indexcapped

import (
	"container/heap"
	"container/list"
	"net/http"
	"sync"
)

type offer struct {
	seller string
	price  int
	pos    int
}

type offers []*offer

func (o offers) Len() int           { return len(o) }
func (o offers) Less(i, j int) bool { return o[i].price > o[j].price }
func (o offers) Swap(i, j int) {
	o[i], o[j] = o[j], o[i]
	o[i].pos, o[j].pos = i, j
}

func (o *offers) Push(x any) {
	x.(*offer).pos = len(*o)
	*o = append(*o, x.(*offer))
}

func (o *offers) Pop() any {
	last := len(*o) - 1
	x := (*o)[last]
	*o = (*o)[:last]
	return x
}

// Market keeps the cheapest offers.
type Market struct {
	mu      sync.Mutex
	best    offers
	sellers map[string]*offer
	size    int
}

// NewMarket keeps as many as size.
func NewMarket(size int) *Market { return &Market{sellers: map[string]*offer{}, size: size} }

// ServeHTTP takes an offer, or has it taken back.
func (m *Market) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	who := r.FormValue("seller")
	if r.Method == http.MethodDelete {
		if o := m.sellers[who]; o != nil {
			heap.Remove(&m.best, o.pos)
			delete(m.sellers, who)
		}
		return
	}
	o := &offer{seller: who, price: len(r.FormValue("price"))}
	m.sellers[who] = o // want mapgrow medium "Market.sellers gains .*removes only .*still holds"
	heap.Push(&m.best, o)
	for m.best.Len() > m.size {
		heap.Pop(&m.best)
	}
}

// Recent knows what was opened last.
type Recent struct {
	mu    sync.Mutex
	files *list.List
	at    map[string]*list.Element
}

// NewRecent is empty.
func NewRecent() *Recent { return &Recent{files: list.New(), at: map[string]*list.Element{}} }

// Open notes a file.
func (s *Recent) Open(file string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.at[file]; e != nil {
		s.files.MoveToFront(e)
		return
	}
	s.at[file] = s.files.PushFront(file) // want mapgrow medium "Recent.at gains .*removes only .*still holds"
	if s.files.Len() > 20 {
		s.files.Remove(s.files.Back())
	}
}

// Erase is called when the file is no more.
func (s *Recent) Erase(file string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.at[file]; e != nil {
		s.files.Remove(e)
		delete(s.at, file)
	}
}
