// Package namedfirst makes something for what a request names once it is known to be there, or takes it back.
package namedfirst

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

type sheet struct {
	Name  string
	Cells map[string]string
}

type book struct {
	dir   string
	mu    sync.Mutex
	locks map[string]*sync.RWMutex
}

func (b *book) lock(name string) *sync.RWMutex {
	b.mu.Lock()
	defer b.mu.Unlock()
	l, ok := b.locks[name]
	if !ok {
		l = new(sync.RWMutex)
		b.locks[name] = l
	}
	return l
}

func (b *book) load(name string) (*sheet, error) {
	f, err := os.Open(filepath.Join(b.dir, filepath.Base(name)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &sheet{Name: name}
	return s, json.NewDecoder(f).Decode(&s.Cells)
}

func (b *book) cell(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("sheet")
	if _, err := b.load(name); err != nil {
		http.NotFound(w, r)
		return
	}
	l := b.lock(name)
	l.RLock()
	defer l.RUnlock()
	s, err := b.load(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write([]byte(s.Cells[r.PathValue("cell")]))
}

func (b *book) drop(s *sheet) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.locks, s.Name)
	return os.Remove(filepath.Join(b.dir, filepath.Base(s.Name)))
}

func (b *book) remove(w http.ResponseWriter, r *http.Request) {
	s, err := b.load(r.PathValue("sheet"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if err := b.drop(s); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

type account struct {
	id    string
	owner string
}

type tries struct{ n int }

type bank struct {
	mu       sync.Mutex
	counts   map[string]*tries
	accounts interface {
		Find(id string) (*account, error)
	}
}

func (b *bank) find(id string) (*account, error) {
	a, err := b.accounts.Find(id)
	if err != nil {
		return nil, err
	}
	return &account{id: id, owner: a.owner}, nil
}

func (b *bank) count(id string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.counts[id]
	if t == nil {
		t = new(tries)
		b.counts[id] = t
	}
	t.n++
	return t.n
}

func (b *bank) login(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("account")
	if b.count(id) > 10 {
		http.Error(w, "later", http.StatusTooManyRequests)
		return
	}
	a, err := b.find(id)
	if err != nil {
		b.forget(&account{id: id})
		http.Error(w, "who?", http.StatusForbidden)
		return
	}
	w.Write([]byte(a.owner))
}

func (b *bank) logout(w http.ResponseWriter, r *http.Request) {
	a, err := b.find(r.FormValue("account"))
	if err != nil {
		return
	}
	b.forget(a)
}

func (b *bank) forget(a *account) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.counts, a.id)
}

// Serve serves a book and a bank.
func Serve(mux *http.ServeMux, b *bank) {
	k := &book{dir: "sheets", locks: map[string]*sync.RWMutex{}}
	b.counts = map[string]*tries{}
	mux.HandleFunc("GET /book/{sheet}/{cell}", k.cell)
	mux.HandleFunc("DELETE /book/{sheet}", k.remove)
	mux.HandleFunc("POST /login", b.login)
	mux.HandleFunc("POST /logout", b.logout)
}
