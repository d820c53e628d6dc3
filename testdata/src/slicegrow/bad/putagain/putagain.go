// Package main has lists into which goes what was taken out of them.
package main

import (
	"container/heap"
	"net/http"
	"sync"
	"time"
)

type job struct {
	at    time.Time
	ended bool
}

type jobs []*job

func (j jobs) Len() int           { return len(j) }
func (j jobs) Less(a, b int) bool { return j[a].at.Before(j[b].at) }
func (j jobs) Swap(a, b int)      { j[a], j[b] = j[b], j[a] }
func (j *jobs) Push(x any)        { *j = append(*j, x.(*job)) }
func (j *jobs) Pop() any {
	old := *j
	last := old[len(old)-1]
	*j = old[:len(old)-1]
	return last
}

type plan struct {
	mu   sync.Mutex
	jobs jobs
}

func (p *plan) add() (stop func()) {
	j := &job{at: time.Now()}
	p.mu.Lock()
	defer p.mu.Unlock()
	heap.Push(&p.jobs, j) // want slicegrow medium "what it removes is added again right away"
	return func() { j.ended = true }
}

func (p *plan) run() {
	for now := range time.Tick(time.Second) {
		p.mu.Lock()
		for len(p.jobs) > 0 && p.jobs[0].at.Before(now) {
			j := heap.Pop(&p.jobs).(*job)
			j.at = now.Add(time.Minute)
			heap.Push(&p.jobs, j)
		}
		p.mu.Unlock()
	}
}

type sender struct {
	mu   sync.Mutex
	late []string
}

func (s *sender) send(url string) {
	resp, err := http.Post(url, "text/plain", nil)
	if err != nil {
		s.mu.Lock()
		s.late = append(s.late, url) // want queuegrow medium "is added again, without end"
		s.mu.Unlock()
		return
	}
	_ = resp.Body.Close()
}

func (s *sender) again() {
	for range time.Tick(time.Minute) {
		s.mu.Lock()
		list := s.late
		s.late = nil
		s.mu.Unlock()
		for _, url := range list {
			s.send(url)
		}
	}
}

// letter is copied and changed before it goes back.
type letter struct {
	to    string
	tries int
}

type post struct {
	mu      sync.Mutex
	letters []letter
}

func (p *post) deliver(l letter) {
	if resp, err := http.Get(l.to); err == nil {
		_ = resp.Body.Close()
		return
	}
	l.tries++
	p.keep(l)
}

func (p *post) keep(l letter) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.letters = append(p.letters, l) // want queuegrow medium "is added again, without end"
}

func (p *post) run() {
	for range time.Tick(time.Minute) {
		p.mu.Lock()
		list := p.letters
		p.letters = nil
		p.mu.Unlock()
		for _, l := range list {
			p.deliver(l)
		}
	}
}

func main() {
	p, s, o := &plan{}, &sender{}, &post{}
	go o.run()
	go p.run()
	go s.again()
	http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) {
		defer p.add()()
		s.send(r.FormValue("to"))
		o.deliver(letter{to: r.FormValue("to")})
	})
	_ = http.ListenAndServe("localhost:8080", nil)
}
