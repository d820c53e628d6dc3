package main

import (
	"github.com/miekg/dns"
	"log"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	dns.HandleFunc(".", func(w dns.ResponseWriter, r *dns.Msg) {
		for _, q := range r.Question {
			s.Touch(q.Name)
		}
		w.WriteMsg(new(dns.Msg).SetReply(r))
	})
	srv := &dns.Server{Addr: ":53", Net: "udp"}
	log.Fatal(srv.ListenAndServe())
}
