package main

import (
	"github.com/gin-gonic/gin"
	"net/http"
	"strings"

	store "matrix/store"
)

func main() {
	r := gin.Default()
	r.GET("/words", func(c *gin.Context) {
		s := store.NewStore()
		for _, w := range strings.Fields(c.Query("text")) {
			s.Touch(w)
		}
		println(s)
		c.Status(http.StatusOK)
	})
	r.Run()
}
