package main

import (
	"github.com/miekg/dns"

	store "matrix/store"
)

type resolver struct{ s *store.Store }

func (v *resolver) ServeDNS(w dns.ResponseWriter, r *dns.Msg) {
	v.s.Touch(w.RemoteAddr().String())
	w.WriteMsg(new(dns.Msg).SetReply(r))
}

func main() {
	srv := &dns.Server{Addr: "127.0.0.1:5353", Net: "udp", Handler: &resolver{store.NewStore()}}
	if err := srv.ListenAndServe(); err != nil {
		panic(err)
	}
}
