// Package builder has maps that live for a call: in a parser, in a visitor, in a
// locked collector of one request.
package builder

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"sort"
	"strings"
	"sync"
)

type parser struct {
	in     *bufio.Scanner
	values map[string]string
	lines  map[string]int
	line   int
}

func (p *parser) parse() map[string]string {
	for p.in.Scan() {
		p.line++
		p.setting(p.in.Text())
	}
	return p.values
}

func (p *parser) setting(text string) {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return
	}
	p.values[name] = value
	p.lines[name] = p.line
}

// Parse reads settings.
func Parse(r io.Reader) map[string]string {
	p := &parser{in: bufio.NewScanner(r), values: map[string]string{}, lines: map[string]int{}}
	return p.parse()
}

// Index collects words and is asked once, at the end.
type Index struct {
	words map[string]int
}

// Visit adds the words of one text.
func (x *Index) Visit(text string) {
	if x.words == nil {
		x.words = map[string]int{}
	}
	for _, w := range strings.Fields(text) {
		x.words[w]++
	}
}

// Finish returns the words in order.
func (x *Index) Finish() []string {
	out := make([]string, 0, len(x.words))
	for w := range x.words {
		out = append(out, w)
	}
	sort.Strings(out)
	return out
}

type gather struct {
	mu   sync.Mutex
	size map[string]int
}

func (g *gather) set(url string, n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.size[url] = n
}

// Handle asks several servers at once and answers with what they said.
func Handle(w http.ResponseWriter, r *http.Request) {
	settings := Parse(r.Body)
	g := &gather{size: map[string]int{}}
	var wg sync.WaitGroup
	for name, url := range settings {
		wg.Add(1)
		go func() {
			defer wg.Done()
			g.set(name, len(url))
		}()
	}
	wg.Wait()
	_ = json.NewEncoder(w).Encode(g.size)
}
