// Package dialed opens things for each request and does not close all of them.
package dialed

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
)

// Relay passes requests on.
type Relay struct{ addr string }

// Send dials for each request.
func (r *Relay) Send(w http.ResponseWriter, req *http.Request) {
	conn, err := net.Dial("tcp", r.addr) // want resourcegrow medium "net.Dial"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	fmt.Fprintln(conn, req.URL.Path)
	line, _ := bufio.NewReader(conn).ReadString(10)
	fmt.Fprint(w, line)
}

// SendAndClose closes what it dials.
func (r *Relay) SendAndClose(w http.ResponseWriter, req *http.Request) {
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer conn.Close()
	fmt.Fprintln(conn, req.URL.Path)
}

// SendAndHelp leaves the closing to a helper.
func (r *Relay) SendAndHelp(w http.ResponseWriter, req *http.Request) {
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		return
	}
	ask(conn, req.URL.Path)
}

func ask(conn net.Conn, text string) {
	fmt.Fprintln(conn, text)
	finish(conn)
}

func finish(conn net.Conn) {
	if err := conn.Close(); err != nil {
		println(err.Error())
	}
}

// SendAndGo closes in a goroutine.
func (r *Relay) SendAndGo(w http.ResponseWriter, req *http.Request) {
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		return
	}
	go func() {
		<-req.Context().Done()
		conn.Close()
	}()
}

// Read opens a file for each request.
func (r *Relay) Read(w http.ResponseWriter, req *http.Request) {
	f, err := os.Open(req.URL.Path) // want resourcegrow medium "os.Open"
	if err != nil {
		return
	}
	bufio.NewReader(f).WriteTo(w)
}

// dial returns what it dials.
func (r *Relay) dial() (net.Conn, error) { return net.Dial("tcp", r.addr) }

// Ping drops what a helper dials.
func (r *Relay) Ping(w http.ResponseWriter, req *http.Request) {
	conn, err := r.dial() // want resourcegrow medium "net.Dial"
	if err != nil {
		return
	}
	fmt.Fprintln(conn, "ping")
}

// Call closes it.
func (r *Relay) Call(w http.ResponseWriter, req *http.Request) {
	conn, err := r.dial()
	if err != nil {
		return
	}
	fmt.Fprintln(conn, "call")
	conn.Close()
}
