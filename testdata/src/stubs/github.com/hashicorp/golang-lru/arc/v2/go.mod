module github.com/hashicorp/golang-lru/arc/v2

go 1.26
