// Command verbs has verbs that a library runs: one serves, another one goes through what it is given.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"sync"

	"example.com/console/verbs"
)

type seen struct {
	mu  sync.Mutex
	ids map[string]int
}

func (s *seen) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ids[r.FormValue("id")]++ // want mapgrow medium "seen.ids"
}

type serve struct{ Addr string }

// Execute serves.
func (s *serve) Execute([]string) error {
	return http.ListenAndServe(s.Addr, &seen{ids: map[string]int{}})
}

type ask struct{ Addr string }

// Execute asks once. The connection goes with the process.
func (a *ask) Execute(args []string) error {
	conn, err := net.Dial("tcp", a.Addr)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, word := range args {
		counts[word]++
	}
	_, err = fmt.Fprintln(conn, counts)
	return err
}

// A bus has functions that run for each message.
type tally struct{ words map[string]int }

func (t *tally) count(message []string) error {
	for _, word := range message {
		t.words[word]++ // want mapgrow medium "tally.words"
	}
	return nil
}

func main() {
	p := verbs.New()
	p.Add("serve", &serve{})
	p.Add("ask", &ask{})
	t := &tally{words: map[string]int{}}
	new(verbs.Bus).Handle("count", t.count)
	if err := p.Parse(); err != nil {
		log.Fatal(err)
	}
}
