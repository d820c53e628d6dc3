// Package capturedwithin asks all nodes of a cluster, one callback for each, and hands on what they have
// said when the last has.
package capturedwithin

import "sync"

// Node is one of the cluster.
type Node struct {
	addr string
	out  chan<- *Request
}

// Addr is where it listens.
func (n *Node) Addr() string { return n.addr }

// Request waits for its answer.
type Request struct {
	Done func(answer string, err error)
}

// Cluster has the nodes.
type Cluster struct {
	mu    sync.Mutex
	nodes []*Node
}

// Add takes a node in that has joined.
func (c *Cluster) Add(addr string, out chan<- *Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, n := range c.nodes {
		if n.addr == addr {
			return
		}
	}
	c.nodes = append(c.nodes, &Node{addr: addr, out: out}) //growthlint:bounded a cluster has few
}

func (c *Cluster) each(visit func(*Node) bool) {
	for _, n := range c.nodes {
		if !visit(n) {
			return
		}
	}
}

// Versions asks each node, by a callback of the visitor's.
func (c *Cluster) Versions(then func(map[string]string)) {
	var mu sync.Mutex
	said := map[string]string{}
	left := len(c.nodes)
	c.each(func(n *Node) bool {
		n.out <- &Request{Done: func(answer string, err error) {
			mu.Lock()
			defer mu.Unlock()
			said[n.addr] = answer
			if left--; left == 0 {
				then(said)
			}
		}}
		return true
	})
}

// Loads asks each node, by a variable of the turn.
func (c *Cluster) Loads(then func(map[string]string)) {
	var mu sync.Mutex
	said := map[string]string{}
	left := len(c.nodes)
	for _, n := range c.nodes {
		addr := n.Addr()
		n.out <- &Request{Done: func(answer string, err error) {
			mu.Lock()
			defer mu.Unlock()
			if _, ok := said[addr]; !ok {
				said[addr] = answer
			}
			if left--; left == 0 {
				then(said)
			}
		}}
	}
}

// Serve runs what is asked of a node.
func Serve(in <-chan *Request, answer func() (string, error)) {
	for r := range in {
		r.Done(answer())
	}
}
