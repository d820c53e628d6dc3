// Package hides does not show what is too old, and does not remove it either.
package hides

import (
	"net/http"
	"sync"
	"time"
)

type answer struct {
	body  []byte
	until time.Time
}

// Memo keeps answers for a minute, to requests by path and by language.
type Memo struct {
	load func(path string) []byte

	mu      sync.RWMutex
	answers map[string]answer
	byLang  map[string]answer
}

// NewMemo loads with load what it does not have.
func NewMemo(load func(string) []byte) *Memo {
	m := &Memo{load: load, answers: map[string]answer{}, byLang: map[string]answer{}}
	go m.tidy()
	return m
}

func (m *Memo) get(path string) ([]byte, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	a, ok := m.answers[path]
	if !ok || time.Now().After(a.until) {
		return nil, false
	}
	return a.body, true
}

func (m *Memo) set(path string, body []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers[path] = answer{body, time.Now().Add(time.Minute)} // want cachegrow medium "Memo.answers"
}

func (m *Memo) language(lang string) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, ok := m.byLang[lang]
	if !ok || time.Now().After(a.until) {
		a = answer{[]byte(lang), time.Now().Add(time.Minute)}
		m.byLang[lang] = a
	}
	return a.body
}

func (m *Memo) tidy() {
	for now := range time.Tick(time.Minute) {
		m.mu.Lock()
		for lang, a := range m.byLang {
			if now.After(a.until) {
				delete(m.byLang, lang)
			}
		}
		m.mu.Unlock()
	}
}

// ServeHTTP implements http.Handler.
func (m *Memo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, ok := m.get(r.URL.Path)
	if !ok {
		body = m.load(r.URL.Path)
		m.set(r.URL.Path, body)
	}
	_, _ = w.Write(m.language(r.Header.Get("Accept-Language")))
	_, _ = w.Write(body)
}
