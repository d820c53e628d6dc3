// Package verdicts keeps what became of each motion until who has moved it asks; a mirror applies the
// motions of the house it follows, and keeps none.
package verdicts

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"sync"
)

// Motion is moved once.
type Motion struct {
	No    uint64
	Text  string
	House string
}

// House votes.
type House struct {
	mu       sync.Mutex
	no       uint64
	name     string
	verdicts map[uint64]error
	mirrors  map[net.Conn]*json.Encoder
}

// New is a house without motions.
func New() *House {
	return &House{verdicts: map[uint64]error{}, mirrors: map[net.Conn]*json.Encoder{}}
}

var errEmpty = errors.New("empty")

func (h *House) vote(m *Motion, house string) {
	var err error
	if m.Text == "" {
		err = errEmpty
	}
	h.mu.Lock()
	if house == h.name {
		h.verdicts[m.No] = err
	}
	h.mu.Unlock()
}

func (h *House) verdict(no uint64) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	err := h.verdicts[no]
	delete(h.verdicts, no)
	return err
}

func (h *House) number(m *Motion) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.no++
	m.No = h.no
}

// ServeHTTP takes a motion.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m := &Motion{Text: r.FormValue("text")}
	h.number(m)
	h.vote(m, h.name)
	if err := h.verdict(m.No); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

// Mirror follows another house.
func (h *House) Mirror(c net.Conn) error {
	in := json.NewDecoder(c)
	for {
		var m Motion
		if err := in.Decode(&m); err != nil {
			return err
		}
		h.vote(&m, m.House)
	}
}
