// Package innermaps has rooms of people; the last one out leaves the room standing.
package innermaps

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// House has rooms, and tables.
type House struct {
	mu     sync.Mutex
	rooms  map[string]map[string]time.Time
	tables map[string]map[string]time.Time
}

// NewHouse returns an empty house.
func NewHouse() *House {
	return &House{rooms: map[string]map[string]time.Time{}, tables: map[string]map[string]time.Time{}}
}

// Mux returns the routes.
func (h *House) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /room/{room}/{user}", h.enter)
	mux.HandleFunc("DELETE /room/{room}/{user}", h.exit)
	mux.HandleFunc("POST /table/{table}/{user}", h.sit)
	mux.HandleFunc("DELETE /table/{table}/{user}", h.rise)
	mux.HandleFunc("GET /room/{room}", h.list)
	return mux
}

func (h *House) enter(w http.ResponseWriter, r *http.Request) {
	room := r.PathValue("room")
	h.mu.Lock()
	defer h.mu.Unlock()
	people, ok := h.rooms[room]
	if !ok {
		people = make(map[string]time.Time)
		h.rooms[room] = people // want zombiegrow medium "House.rooms"
	}
	people[r.PathValue("user")] = time.Now()
}

func (h *House) exit(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.rooms[r.PathValue("room")], r.PathValue("user"))
}

func (h *House) sit(w http.ResponseWriter, r *http.Request) {
	table := r.PathValue("table")
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.tables[table] == nil {
		h.tables[table] = make(map[string]time.Time)
	}
	h.tables[table][r.PathValue("user")] = time.Now()
}

func (h *House) rise(w http.ResponseWriter, r *http.Request) {
	table := r.PathValue("table")
	h.mu.Lock()
	defer h.mu.Unlock()
	people := h.tables[table]
	delete(people, r.PathValue("user"))
	if len(people) == 0 {
		delete(h.tables, table)
	}
}

func (h *House) list(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	_ = json.NewEncoder(w).Encode(h.rooms[r.PathValue("room")])
}
