// Package main takes the entries of a member out when it leaves.
package main

import (
	"bufio"
	"log"
	"net"
	"strings"
)

type index struct {
	nodes map[string]int
	refs  map[string]map[string]bool // by block, then node
}

func (x *index) join(node string) { x.nodes[node] = 0 }
func (x *index) leave(node string) {
	delete(x.nodes, node)
	for block := range x.refs {
		x.take(node, block)
	}
}

func (x *index) stored(node, block string) {
	if _, ok := x.nodes[node]; !ok {
		return
	}
	if x.refs[block] == nil {
		x.refs[block] = map[string]bool{}
	}
	x.refs[block][node] = true
}

func (x *index) dropped(node, block string) {
	if _, ok := x.nodes[node]; ok {
		x.take(node, block)
	}
}

func (x *index) take(node, block string) {
	delete(x.refs[block], node)
	if len(x.refs[block]) == 0 {
		delete(x.refs, block)
	}
}

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	x := &index{nodes: map[string]int{}, refs: map[string]map[string]bool{}}
	for in := bufio.NewScanner(conn); in.Scan(); {
		f := append(strings.Fields(in.Text()), "", "", "")
		switch f[0] {
		case "join":
			x.join(f[1])
		case "leave":
			x.leave(f[1])
		case "stored":
			x.stored(f[1], f[2])
		case "dropped":
			x.dropped(f[1], f[2])
		}
	}
}
