// Command server makes a plan for each change of its configuration and leaves
// the old one to the collector.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"fixtures.test/mapgrow/cross/rebuilt/plan"
)

type server struct{ now atomic.Pointer[plan.Plan] }

func (s *server) reload(name string) error {
	doc, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var ways map[string]string
	if err := json.Unmarshal(doc, &ways); err != nil {
		return err
	}
	p := plan.New()
	for from, to := range ways {
		p.Put(from, &plan.Route{To: to})
	}
	s.now.Store(p)
	return nil
}

func (s *server) follow(name string) {
	for range time.Tick(10 * time.Second) {
		if err := s.reload(name); err != nil {
			log.Print(err)
		}
	}
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if to, ok := s.now.Load().Find(r.URL.Path); ok {
		http.Redirect(w, r, to.To, http.StatusFound)
		return
	}
	http.NotFound(w, r)
}

func main() {
	s := &server{}
	s.now.Store(plan.New())
	if err := s.reload("ways.json"); err != nil {
		log.Fatal(err)
	}
	go s.follow("ways.json")
	log.Fatal(http.ListenAndServe("localhost:8080", s))
}
