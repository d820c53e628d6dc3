package main

import (
	"net"
	"net/http"

	store "matrix/store"
)

type watch struct{ s *store.Store }

func (w watch) changed(c net.Conn, state http.ConnState) {
	if state == http.StateNew {
		w.s.Touch(c.RemoteAddr().String())
	}
}

func main() {
	srv := &http.Server{Addr: ":8080", ConnState: watch{store.NewStore()}.changed}
	srv.ListenAndServe()
}
