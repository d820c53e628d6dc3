package main

import (
	"github.com/gorilla/websocket"
	"net/http"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	up := websocket.Upgrader{}
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) {
		c, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		s.Touch(r.RemoteAddr)
		for {
			kind, text, err := c.ReadMessage()
			if err != nil || c.WriteMessage(kind, text) != nil {
				return
			}
		}
	})
	http.ListenAndServe(":8080", nil)
}
