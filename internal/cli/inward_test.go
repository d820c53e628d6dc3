package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// mirror is a whole program: only then is it known that keys do not come from outside.
var mirror = map[string]string{
	"go.mod": "module example.test/mirror\n\ngo 1.24\n",
	"book/book.go": `// Package book keeps what a server knows of the sites that it mirrors.
package book

import (
	"encoding/json"
	"net/http"
	"os"
	"sync"
)

// Site is one mirrored site.
type Site struct{ Name, Root string }

// Read reads the sites that a file lists.
func Read(path string) ([]Site, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var sites []Site
	return sites, json.Unmarshal(text, &sites)
}

var (
	mu      sync.Mutex
	roots   = map[string]string{}
	callers = map[string]int{}
)

// Root returns where a site is kept, and remembers it.
func Root(s *Site) string {
	mu.Lock()
	defer mu.Unlock()
	root, ok := roots[s.Name]
	if !ok {
		root = "/srv/" + s.Root
		roots[s.Name] = root
	}
	return root
}

// Greet counts who asks.
func Greet(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	callers[r.RemoteAddr]++
}

// Tally counts visits.
type Tally struct {
	mu     sync.Mutex
	visits map[string]int
}

// NewTally makes a tally.
func NewTally() *Tally { return &Tally{visits: map[string]int{}} }

// Visit counts a visit.
func (t *Tally) Visit(s *Site) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.visits[s.Name]++
}

// Visits is how often a site was visited.
func (t *Tally) Visits(name string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.visits[name]
}

// Forget is for a site that is mirrored no more.
func (t *Tally) Forget(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.visits, name)
}

// Scale has the size of each site.
type Scale struct {
	mu    sync.Mutex
	sizes map[string]int
}

// NewScale makes a scale that knows the sites of today.
func NewScale(sites []Site) *Scale {
	s := &Scale{sizes: map[string]int{}}
	for i := range sites {
		s.sizes[sites[i].Name] = 0
	}
	return s
}

// Weigh notes a size.
func (s *Scale) Weigh(site *Site, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sizes[site.Name] = size
}

// Weight is the size of a site.
func (s *Scale) Weight(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sizes[name]
}

// Errors has what went wrong with each site.
type Errors struct {
	mu   sync.Mutex
	last map[string]error
}

// NewErrors makes one.
func NewErrors() *Errors { return &Errors{last: map[string]error{}} }

// Note notes an error.
func (e *Errors) Note(site *Site, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last[site.Name] = err
}

// Last is what went wrong with a site.
func (e *Errors) Last(name string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.last[name]
}
`,
	"main.go": `// Command mirror mirrors the sites that a file lists.
package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"example.test/mirror/book"
)

type server struct {
	tally  *book.Tally
	scale  *book.Scale
	errors *book.Errors
}

func main() {
	sites, err := book.Read("sites.json")
	if err != nil {
		log.Fatal(err)
	}
	s := &server{tally: book.NewTally(), scale: book.NewScale(sites), errors: book.NewErrors()}
	go s.mirror()
	http.HandleFunc("/greet", book.Greet)
	http.HandleFunc("/state", s.state)
	log.Fatal(http.ListenAndServe(":80", nil))
}

func (s *server) state(w http.ResponseWriter, r *http.Request) {
	log.Print(s.tally.Visits("main"), s.scale.Weight("main"), s.errors.Last("main"))
}

func (s *server) mirror() {
	warned := map[string]bool{}
	for range time.Tick(time.Hour) {
		sites, err := book.Read("sites.json")
		if err != nil {
			log.Print(err)
			continue
		}
		for i := range sites {
			site := &sites[i]
			s.tally.Visit(site)
			s.scale.Weigh(site, len(book.Root(site)))
			_, err := os.Stat(site.Root)
			s.errors.Note(site, err)
			if !warned[site.Name] {
				warned[site.Name] = true
				log.Print("first visit of ", site.Name)
			}
		}
	}
}
`,
}

// TestKeysOfItsOwn: what a program keeps as long as it runs, under keys that it is not seen
// to get from outside, is told at medium whether a variable, an object or a loop keeps it;
// at high only where keys come from outside.
func TestKeysOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range mirror {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	a, err := pipeline.Run(t.Context(), pipeline.Request{Dir: dir, Patterns: []string{"./..."}, Rules: ruleNames(rules()), Progress: func(int, int) {}})
	require.NoError(t, err)
	got := map[string]finding.Confidence{}
	for _, f := range a.Findings {
		got[f.Container.Key] = f.Confidence
	}
	assert.Equal(t, map[string]finding.Confidence{
		"example.test/mirror/book.callers":         finding.High,
		"example.test/mirror/book.Tally.visits":    finding.Medium,
		"example.test/mirror/book.Errors.last":     finding.Medium,
		"example.test/mirror/book.roots":           finding.Medium,
		"example.test/mirror/book.Scale.sizes":     finding.Medium,
		"example.test/mirror.server.mirror.warned": finding.Medium,
	}, got)
}
