package queue_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

// What a list is as a queue.
func TestListsAsQueues(t *testing.T) {
	const pump = `
type S struct { list []int; in, out chan int; send func([]int) error; on bool; seen []int }

func New() *S { s := &S{in: make(chan int), out: make(chan int)}; go s.run(); return s }
`
	for name, tt := range map[string]struct {
		run   string
		shape queue.Shape
	}{
		"takes in while it cannot send": {`for { var out chan int; first := 0; if len(s.list) > 0 { out, first = s.out, s.list[0] }
			select { case x := <-s.in: s.list = append(s.list, x); case out <- first: s.list = s.list[1:] } }`, queue.QueueInfinite},
		"stops at a length": {`for { var out chan int; first := 0; in := s.in; if len(s.list) > 0 { out, first = s.out, s.list[0] }; if len(s.list) > 9 { in = nil }
			select { case x := <-in: s.list = append(s.list, x); case out <- first: s.list = s.list[1:] } }`, queue.QueueDrained},
		"keeps what fails": {`for x := range s.in { s.list = append(s.list, x); if err := s.send(s.list); err == nil { s.list = nil } }`, queue.QueueKept},
	} {
		t.Run(name, func(t *testing.T) {
			c := linktest.Evidence(t, linktest.Program(t, pump+"func (s *S) run() { "+tt.run+" }"), "S.list")
			require.NotNil(t, c.Queue)
			assert.Equal(t, tt.shape, c.Queue.Shape)
		})
	}
	for name, tt := range map[string]struct {
		put, run string
		shape    queue.Shape
	}{
		"hands each to a function":  {`s.list = append(s.list, x)`, `for { x := s.list[0]; s.list = s.list[1:]; s.send([]int{x}) }`, queue.QueueOutrun},
		"asks nobody":               {`s.list = append(s.list, x)`, `for { x := s.list[0]; s.list = s.list[1:]; s.seen[0] += x }`, queue.QueueDrained},
		"answers before the next":   {`s.list = append(s.list, x); <-s.in`, `for { x := s.list[0]; s.list = s.list[1:]; s.send([]int{x}); s.in <- x }`, queue.QueueDrained},
		"puts back what it has had": {`s.send(nil)`, `for { x := s.list[0]; s.list = s.list[1:]; s.send([]int{x}); s.list = append(s.list, x) }`, queue.QueueDrained},
	} {
		t.Run(name, func(t *testing.T) {
			c := linktest.Evidence(t, linktest.Program(t, pump+"func (s *S) Put(x int) { "+tt.put+" }\nfunc (s *S) run() { "+tt.run+" }"), "S.list")
			require.NotNil(t, c.Queue)
			assert.Equal(t, tt.shape, c.Queue.Shape)
		})
	}
	list := linktest.Evidence(t, linktest.Program(t, pump+"func (s *S) run() { for x := range s.in { s.seen = append(s.seen, x) } }"), "S.seen")
	assert.Nil(t, list.Queue, "nothing takes from it")
}

// A channel is listed where it can grow, and not where its room is a number of some size.
func TestChannelsAsQueues(t *testing.T) {
	const room = `
import ("net/http"; "strconv")

var _ = strconv.Atoi

type S struct { jobs chan int }

func init() { http.HandleFunc("/", handle) }
func work(c chan int) { for range c {} }
`
	p := linktest.Program(t, room+`func handle(_ http.ResponseWriter, r *http.Request) { n, _ := strconv.Atoi(r.FormValue("n")); s := &S{jobs: make(chan int, n)}; go work(s.jobs); s.jobs <- 1; close(s.jobs) }`)
	c := linktest.Evidence(t, p, "S.jobs")
	require.NotNil(t, c.Queue)
	assert.Equal(t, queue.QueueSized, c.Queue.Shape)
	p = linktest.Program(t, room+`func handle(_ http.ResponseWriter, r *http.Request) { s := &S{jobs: make(chan int, 8)}; go work(s.jobs); s.jobs <- 1; close(s.jobs) }`)
	assert.Nil(t, p.Container(linktest.Path+".S.jobs"))
}
