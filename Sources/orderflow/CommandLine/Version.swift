let orderflowVersion = "0.1.0"
