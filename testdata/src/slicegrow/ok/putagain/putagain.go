// Package main has lists into which goes some of what was taken out of them.
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
	heap.Push(&p.jobs, j)
	return func() { j.ended = true }
}

func (p *plan) run() {
	for now := range time.Tick(time.Second) {
		p.mu.Lock()
		for len(p.jobs) > 0 && p.jobs[0].at.Before(now) {
			j := heap.Pop(&p.jobs).(*job)
			if j.ended {
				continue
			}
			j.at = now.Add(time.Minute)
			heap.Push(&p.jobs, j)
		}
		p.mu.Unlock()
	}
}

type parcel struct {
	url   string
	tries int
}

type sender struct {
	mu   sync.Mutex
	late []*parcel
}

func (s *sender) send(p *parcel) {
	p.tries++
	resp, err := http.Post(p.url, "text/plain", nil)
	if err != nil {
		if p.tries >= 5 {
			return
		}
		s.mu.Lock()
		s.late = append(s.late, p)
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
		for _, p := range list {
			s.send(p)
		}
	}
}

func main() {
	p, s := &plan{}, &sender{}
	go p.run()
	go s.again()
	http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) {
		defer p.add()()
		s.send(&parcel{url: r.FormValue("to")})
	})
	_ = http.ListenAndServe("localhost:8080", nil)
}
