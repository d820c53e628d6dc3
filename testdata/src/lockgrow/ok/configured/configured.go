// Package configured has a lock for each volume that the configuration names, and
// for no other.
package configured

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"sync"
)

// Config names the volumes.
type Config struct {
	Volumes []string
}

type volume struct {
	mu   sync.Mutex
	used int64
}

// Storage writes to volumes.
type Storage struct {
	locks   map[string]*sync.Mutex
	volumes map[string]*volume
}

// Load reads the configuration and makes a lock for each volume.
func Load(name string) (*Storage, error) {
	doc, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var c Config
	if err := json.Unmarshal(doc, &c); err != nil {
		return nil, err
	}
	s := &Storage{locks: map[string]*sync.Mutex{}, volumes: map[string]*volume{}}
	for _, v := range c.Volumes {
		s.locks[v] = &sync.Mutex{}
		s.mount(v)
	}
	return s, nil
}

func (s *Storage) mount(name string) { s.volumes[name] = &volume{} }

var errNone = errors.New("no such volume")

func (s *Storage) with(name string, f func(*volume)) error {
	l, ok := s.locks[name]
	if !ok {
		return errNone
	}
	l.Lock()
	defer l.Unlock()
	f(s.volumes[name])
	return nil
}

// ServeHTTP adds to what is used.
func (s *Storage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := s.with(r.PathValue("volume"), func(v *volume) {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.used += r.ContentLength
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
	}
}
